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
import vn.kieumau.units.TreeFiles;

/**
 * A test over the whole application with its demonstration data. Everything a test method writes is rolled back, what it
 * does through MockMvc included, so tests share one application and do not see each other. What only some of them use is
 * imported here too: a test with imports of its own would start an application of its own. Those that commit, or fill
 * tables by the ten thousand, share a second one, by the property {@code kieumau.test=apart}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = KieuMau.class)
@ContextConfiguration(initializers = TestSettings.class)
@Import({
    SqlCount.class,
    Demo.class,
    DemoCouncil.class,
    DemoDistrict.class,
    DemoDelegation.class,
    DemoDocuments.class,
    DemoReorganisation.class,
    DemoRoadmap.class,
    DemoPages.class,
    DemoApi.class,
    HeldWork.class,
    TreeFiles.class
})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Transactional
public @interface ApplicationTest {}
