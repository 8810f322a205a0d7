package vn.kieumau;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import vn.kieumau.operations.CommandLineInterface;

@SpringBootApplication
public class KieuMau {
    public static void main(String[] arguments) {
        int exit = CommandLineInterface.run(KieuMau.class, arguments);
        if (exit != 0) {
            System.exit(exit);
        }
    }
}
