/** The pages, the files and the API of the dashboards. */
@NullMarked
package vn.kieumau.insight.pages;

import org.jspecify.annotations.NullMarked;
