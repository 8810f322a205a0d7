/**
 * What every page shares: layout and components, words in two languages, permissions of routes, error pages, the start
 * page "Việc của tôi". Declares WorkItems, which modules answer. Knows no business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "kernel")
package vn.kieumau.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
