package vn.kieumau.support;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Requests of a signed-in person, as a browser sends them. */
public final class Browse {
    private Browse() {}

    public static MockHttpServletRequestBuilder get(String login, String url, Object... parts) {
        return MockMvcRequestBuilders.get(url, parts).with(user(login));
    }

    public static MockHttpServletRequestBuilder post(String login, String url, Object... parts) {
        return MockMvcRequestBuilders.post(url, parts).with(user(login)).with(csrf());
    }
}
