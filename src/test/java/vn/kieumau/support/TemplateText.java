package vn.kieumau.support;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jte template says by itself: its text and its spoken attributes, without code. */
public final class TemplateText {
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:title|alt|placeholder|aria-label)=\"([^\"]*)\"");

    private final String source;
    private final StringBuilder markup = new StringBuilder();
    private int at;

    private TemplateText(String source) {
        this.source = source;
    }

    public static String of(String template) {
        TemplateText reading = new TemplateText(template.replaceAll("(?m)^@(import|param).*$", ""));
        reading.text();
        String markup = reading.markup.toString().replaceAll("(?s)<style>.*?</style>", "");
        StringBuilder words = new StringBuilder(markup.replaceAll("(?s)<[^>]*>", " "));
        Matcher spoken = SPOKEN.matcher(markup);
        while (spoken.find()) {
            words.append(' ').append(spoken.group(1));
        }
        return words.toString()
                .replaceAll("&[a-z]+;", "")
                .replaceAll("[^\\p{L}]+", " ")
                .strip();
    }

    /** Up to the backtick that ends a content block, or the end of the template. */
    private void text() {
        while (at < source.length() && source.charAt(at) != '`') {
            if (starts("$unsafe{")) {
                at = source.indexOf('{', at);
                skip('{', '}');
            } else if (starts("${") || starts("!{")) {
                at++;
                skip('{', '}');
            } else if (starts("@if(") || starts("@elseif(") || starts("@for(")) {
                at = source.indexOf('(', at);
                skip('(', ')');
            } else if (starts("@template.")) {
                at = source.indexOf('(', at);
                arguments();
            } else if (source.charAt(at) == '@') {
                at++;
                while (at < source.length() && Character.isLetter(source.charAt(at))) {
                    at++;
                }
            } else {
                markup.append(source.charAt(at++));
            }
        }
        at++;
    }

    /** Arguments of a template call: code, but for the content blocks among them. */
    private void arguments() {
        int depth = 0;
        do {
            char here = source.charAt(at);
            if (starts("@`")) {
                at += 2;
                text();
                continue;
            }
            if (here == '"') {
                string();
                continue;
            }
            depth += here == '(' ? 1 : here == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    private void skip(char opening, char closing) {
        int depth = 0;
        do {
            char here = source.charAt(at);
            if (here == '"') {
                string();
                continue;
            }
            depth += here == opening ? 1 : here == closing ? -1 : 0;
            at++;
        } while (depth > 0);
    }

    private void string() {
        at++;
        while (source.charAt(at) != '"') {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private boolean starts(String what) {
        return source.startsWith(what, at);
    }
}
