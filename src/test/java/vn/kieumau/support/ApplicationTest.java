package vn.kieumau.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.KieuMau;

/**
 * A test over the whole application with its demonstration data. Everything a test method writes is rolled back, what it
 * does through MockMvc included, so tests share one application and do not see each other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = KieuMau.class)
@ContextConfiguration(initializers = TestSettings.class)
@Import({SqlCount.class, Demo.class, HeldWork.class})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
public @interface ApplicationTest {}
