package vn.kieumau.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of the API: written from the controllers when it is built, so that a change of it is seen in its diff. */
@RestController
class OpenApiController {
    @GetMapping("/api/v1/openapi.json")
    @OpenToAll(because = "whoever writes a program reads it first; it holds no data")
    ResponseEntity<Resource> show() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ClassPathResource("api/openapi.json"));
    }
}
