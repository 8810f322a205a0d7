package vn.kieumau.web;

import java.net.URI;
import org.springframework.http.ResponseEntity;

/** What a program gets for something new: its id, and in {@code Location} where it is. */
public record Created(long id) {
    public static ResponseEntity<Created> at(String list, long id) {
        return ResponseEntity.created(URI.create(list + "/" + id)).body(new Created(id));
    }
}
