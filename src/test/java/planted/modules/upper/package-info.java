/** What the planted violation reaches for. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package planted.modules.upper;
