package vn.kieumau.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import vn.kieumau.KieuMau;

/** A test in a real browser over a serving application with its demonstration data and a database of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = KieuMau.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestSettings.class)
@Import({
    Demo.class,
    DemoCouncil.class,
    DemoDistrict.class,
    DemoDelegation.class,
    DemoDocuments.class,
    DemoRoadmap.class,
    DemoPages.class
})
@DirtiesContext
public @interface JourneyTest {}
