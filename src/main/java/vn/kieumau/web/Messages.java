package vn.kieumau.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import vn.kieumau.kernel.Refused;
import vn.kieumau.kernel.Text;

/**
 * All words people read, one file per module and language: {@code messages/<module>.properties} is Vietnamese,
 * {@code messages/<module>_en.properties} English. A missing key is a fault, never shown as such: a test finds it first.
 */
@Component
public class Messages {
    /** One language: what it says, and what has been made of it for use again; a page says hundreds of things. */
    private record Language(
            Locale formatting,
            Map<String, String> patterns,
            Map<String, MessageFormat> formats,
            Map<String, String> plain) {
        Language(Locale formatting) {
            this(formatting, new HashMap<>(), new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }

        MessageFormat format(String key) {
            String pattern = patterns.get(key);
            if (pattern == null) {
                throw new IllegalArgumentException("no message " + key + " in " + formatting);
            }
            return formats.computeIfAbsent(key, first -> new MessageFormat(pattern, formatting));
        }
    }

    private final Language vietnamese = new Language(formatting(Locale.forLanguageTag("vi")));
    private final Language english = new Language(formatting(Locale.ENGLISH));

    public Messages() throws IOException {
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            Properties words = new Properties();
            try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                words.load(reader);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            Language into = String.valueOf(file.getFilename()).endsWith("_en.properties") ? english : vietnamese;
            words.forEach((key, value) -> into.patterns().put((String) key, (String) value));
        }
    }

    public Map<String, String> all(Locale locale) {
        return language(locale).patterns();
    }

    private Language language(Locale locale) {
        return isEnglish(locale) ? english : vietnamese;
    }

    public boolean has(Locale locale, String key) {
        return all(locale).containsKey(key);
    }

    public String text(Locale locale, String key, Object... arguments) {
        Language language = language(locale);
        if (arguments.length == 0) {
            return language.plain().computeIfAbsent(key, first -> formatted(language, key));
        }
        return formatted(language, key, arguments);
    }

    /** MessageFormat is not safe for use by several threads at once. */
    private static String formatted(Language language, String key, Object... arguments) {
        return ((MessageFormat) language.format(key).clone()).format(arguments);
    }

    /** The sentence of a refusal; a form field among its details is named by its label. */
    public String text(Locale locale, Refused refused) {
        Object[] details = refused.details().clone();
        for (int i = 0; i < details.length; i++) {
            if (details[i] instanceof Text.Field field) {
                details[i] = text(locale, field.name());
            }
        }
        return text(locale, refused.refusal().key(), details);
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    static Locale formatting(Locale locale) {
        return isEnglish(locale) ? Locale.UK : Locale.forLanguageTag("vi-VN");
    }
}
