package dev.mold.api.command;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a record as an API command. The record is data: its components are the parameters (see {@link Param}); a
 * {@link SyncHandler} or {@link AsyncHandler} does the work.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ApiCommand {
    /** The wire name, such as {@code listZones}. */
    String name();

    CommandKind kind();

    /** One sentence for {@code listApis} and the reference page. */
    String description();

    /** The view in the response, or in the job's result. */
    Class<?> response();

    /**
     * The key of the view in the response, as in {@code {"listzonesresponse":{"zone":[…]}}}; empty if its fields are
     * directly under the response name.
     */
    String entityKey() default "";

    /** The top-level key of the response; empty for the lower-cased name followed by {@code response}. */
    String responseName() default "";

    /** The roles that may call it, unless a role rule overrides that. */
    RoleType[] roles();

    /** The Mold or CloudStack version that introduced it; empty if it always existed. */
    String since() default "";

    /** Whether it changes nothing although its name does not start with get, list, query or find. */
    boolean readOnly() default false;
}
