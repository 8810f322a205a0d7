package vn.kieumau;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class KieuMau {
    public static void main(String[] args) {
        SpringApplication.run(KieuMau.class, args);
    }
}
