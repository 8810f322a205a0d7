package vn.kieumau.criteria;

import java.nio.charset.StandardCharsets;

/** Small packs that have no fault. */
public final class PackFixture {
    private PackFixture() {}

    /** Two criteria: no serious crime; a plan, and fewer crimes than the year before. */
    public static String small() {
        return """
                format: kieumau-pack/2
                programme:
                  code: TEST
                  name_vi: "Thử"
                  name_en: "Test"
                set:
                  version: "t"
                  title_vi: "Bộ thử"
                  title_en: "Test set"
                  published_on: "2023-01-01"
                passing:
                  rule: all
                groups:
                  - code: I
                    title_vi: "Nhóm"
                    title_en: "Group"
                    criteria:
                      - code: "1"
                        title_vi: "Không có án nghiêm trọng"
                        title_en: "No serious crime"
                        guidance_vi: "Xem sổ."
                        guidance_en: "See the book."
                        mandatory: true
                        source: {ref: "x", quote_vi: "x", url_or_article: "x"}
                        requirements:
                          - code: "1.1"
                            title_vi: "Không có án"
                            title_en: "None"
                            kind: zero
                            proof_vi: "Sổ"
                            proof_en: "Book"
                            answered_by: ward_police
                            zero: [serious_crimes]
                          - code: "1.2"
                            title_vi: "Có kế hoạch"
                            title_en: "A plan"
                            kind: document
                            proof_vi: "Kế hoạch"
                            proof_en: "Plan"
                            answered_by: ward_police
                      - code: "2"
                        title_vi: "Giảm"
                        title_en: "Fewer"
                        guidance_vi: "Xem số liệu."
                        guidance_en: "See the figures."
                        source: {ref: "x", quote_vi: "x", url_or_article: "x"}
                        requirements:
                          - code: "2.1"
                            title_vi: "Giảm"
                            title_en: "Fewer"
                            kind: threshold
                            proof_vi: "Số liệu"
                            proof_en: "Figures"
                            answered_by: ward_police
                            rule: 'crimes_occurred < crimes_occurred_same_period'
                """;
    }

    /** The same with 3, 2 and 1 points, passed from 4 on. */
    public static Pack points(String total) {
        String file = small().replace("rule: all", """
                rule: points
                  points_total: "%s"
                  pass_band: kha
                  bands:
                    - {code: yeu, title_vi: "Yếu", title_en: "Weak", from: "0"}
                    - {code: kha, title_vi: "Khá", title_en: "Fair", from: "4"}""".formatted(total))
                .replace("zero: [serious_crimes]", "zero: [serious_crimes]\n            points: \"3\"")
                .replace("proof_en: \"Plan\"", "proof_en: \"Plan\"\n            points: \"2\"")
                .replace("proof_en: \"Figures\"", "proof_en: \"Figures\"\n            points: \"1\"");
        return read(file);
    }

    public static Pack read(String file) {
        try {
            return PackFile.read(file.getBytes(StandardCharsets.UTF_8));
        } catch (PackFaults wrong) {
            throw new AssertionError(wrong);
        }
    }
}
