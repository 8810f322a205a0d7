package vn.kieumau.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.kieumau.support.ApplicationTest;
import vn.kieumau.support.DemoApi;

/** Several programs at the same moment. What they write is committed, so they have an application and a database of their own. */
@ApplicationTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestPropertySource(properties = "kieumau.test=apart")
class ApiRaceTest {
    private static final int AT_ONCE = 4;

    @Autowired
    MockMvc web;

    @Autowired
    DemoApi api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theSameRequestIsDoneOnce() throws Exception {
        String bearer = api.bearer("admin");
        List<MockHttpServletResponse> answers =
                atOnce(() -> create("song-song", bearer).header("Idempotency-Key", "k-1"));
        assertThat(answers).extracting(MockHttpServletResponse::getStatus).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.getHeader("Location"))
                .containsOnly(answers.get(0).getHeader("Location"));
        assertThat(jdbc.sql("select count(*) from audit.entry where act = 'CREATE_ACCOUNT' and subject = 'song-song'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ofThoseWhoHaveSeenTheSameOneActs() throws Exception {
        String bearer = api.bearer("admin");
        String account = String.valueOf(web.perform(create("cung-luc", bearer))
                .andReturn()
                .getResponse()
                .getHeader("Location"));
        String seen = String.valueOf(
                web.perform(api.get("admin", account)).andReturn().getResponse().getHeader("ETag"));
        assertThat(atOnce(() -> body(post(account + "/active"), "{\"active\": false}", bearer)
                        .header("If-Match", seen)))
                .extracting(MockHttpServletResponse::getStatus)
                .containsExactlyInAnyOrder(200, 412, 412, 412);
    }

    private static MockHttpServletRequestBuilder create(String login, String bearer) {
        return body(post("/api/v1/accounts"), "{\"login\": \"" + login + "\", \"displayName\": \"Cùng lúc\"}", bearer);
    }

    private static MockHttpServletRequestBuilder body(
            MockHttpServletRequestBuilder request, String body, String bearer) {
        return request.header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private List<MockHttpServletResponse> atOnce(Supplier<MockHttpServletRequestBuilder> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Callable<MockHttpServletResponse> one =
                    () -> web.perform(request.get()).andReturn().getResponse();
            List<MockHttpServletResponse> answers = new ArrayList<>();
            for (Future<MockHttpServletResponse> answer : threads.invokeAll(Collections.nCopies(AT_ONCE, one))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
