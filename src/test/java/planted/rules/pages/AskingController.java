package planted.rules.pages;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;

/** A planted violation of each rule about pages: asks the database and the clock itself, and names no permission. */
public class AskingController {
    private final JdbcClient jdbc;

    public AskingController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/planted")
    public String show() {
        return LocalDate.now() + jdbc.sql("select 1").query(String.class).single();
    }
}
