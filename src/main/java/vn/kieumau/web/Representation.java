package vn.kieumau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a read of the API answers, or a replacement, has an {@code ETag}: a hash of it. Whoever has it already gets 304; whoever acts on it can
 * say with {@code If-Match} which state was seen.
 */
@RestControllerAdvice
class Representation implements ResponseBodyAdvice<Object> {
    private static final int SHOWN = 32;

    private final JsonMapper json;

    Representation(JsonMapper json) {
        this.json = json;
    }

    /** A strong validator (RFC 9110): the same only while every byte of the answer is the same. */
    String etag(Object body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
            return "\"" + HexFormat.of().formatHex(hash).substring(0, SHOWN) + "\"";
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    @Override
    public boolean supports(MethodParameter handler, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter handler,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        HttpServletRequest asked = ((ServletServerHttpRequest) request).getServletRequest();
        var answer = ((ServletServerHttpResponse) response).getServletResponse();
        if (body == null || answer.getStatus() != 200) {
            return body;
        }
        if (asked.getMethod().equals("PUT")) {
            answer.setHeader(HttpHeaders.ETAG, etag(body));
        }
        if (!asked.getMethod().equals("GET") && !asked.getMethod().equals("HEAD")) {
            return body;
        }
        return new ServletWebRequest(asked, answer).checkNotModified(etag(body)) ? null : body;
    }
}
