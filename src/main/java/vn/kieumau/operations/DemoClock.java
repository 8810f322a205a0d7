package vn.kieumau.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.kieumau.web.View;

/** The application's clock. A demonstration lives on a fixed day, with the real time of day. */
@Configuration(proxyBeanMethods = false)
class DemoClock {
    /** The day on which the demonstration folder plays, as its manifest says. */
    static final LocalDate DEMONSTRATION_DAY = LocalDate.of(2023, 11, 24);

    @Bean
    Clock clock(@Value("${kieumau.demo:false}") boolean demonstration, @Value("${kieumau.demo-today:}") String today) {
        ZoneId zone = View.ZONE;
        Clock real = Clock.system(zone);
        if (!demonstration) {
            return real;
        }
        LocalDate day = today.isEmpty() ? DEMONSTRATION_DAY : LocalDate.parse(today);
        return Clock.offset(real, Duration.ofDays(ChronoUnit.DAYS.between(LocalDate.now(real), day)));
    }
}
