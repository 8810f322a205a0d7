package vn.kieumau.operations;

import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.kieumau.web.OpenToAll;

@RestController
class HealthController {
    private final JdbcClient jdbc;

    HealthController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/health/ready")
    @OpenToAll(because = "watchers ask before anybody can sign in; it tells nothing but ready or not")
    ResponseEntity<String> ready() {
        try {
            jdbc.sql("select 1").query(Integer.class).single();
            return ResponseEntity.ok("ready\n");
        } catch (DataAccessException away) {
            return ResponseEntity.status(503).body("not ready\n");
        }
    }
}
