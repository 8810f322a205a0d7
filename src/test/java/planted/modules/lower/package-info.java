/** A planted violation: uses what it does not declare, so that the module rule is seen to fail. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package planted.modules.lower;
