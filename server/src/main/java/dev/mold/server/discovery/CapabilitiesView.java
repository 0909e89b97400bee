package dev.mold.server.discovery;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** What the server itself can do; plugins add to it. */
@View
record CapabilitiesView(
        @Field("Whether zones can have security groups") Boolean securitygroupsenabled,
        @Field("Whether roles have rules that can be changed") Boolean dynamicrolesenabled,
        @Field("The version of the API") String cloudstackversion,
        @Field("Whether users may make templates public") Boolean userpublictemplateenabled,
        @Field("Whether there is elastic load balancing") String supportELB,
        @Field("Whether one joins a project only when invited") Boolean projectinviterequired,
        @Field("Whether users may create projects") Boolean allowusercreateprojects,
        @Field("The smallest custom disk, in GiB") Long customdiskofferingminsize,
        @Field("The largest custom disk, in GiB") Long customdiskofferingmaxsize,
        @Field("Whether regions share secondary storage") Boolean regionsecondaryenabled,
        @Field("Whether volumes of KVM machines can be snapshot") Boolean kvmsnapshotenabled,
        @Field("Whether users see destroyed machines") Boolean allowuserviewdestroyedvm,
        @Field("Whether users may expunge and recover machines") Boolean allowuserexpungerecovervm,
        @Field("Whether users may expunge and recover volumes") Boolean allowuserexpungerecovervolume,
        @Field("Whether users see all accounts of their domain") Boolean allowuserviewalldomainaccounts,
        @Field("Whether users may stop machines by force") Boolean allowuserforcestopvm,
        @Field("The name shown for a custom hypervisor") String customhypervisordisplayname,
        @Field("Rows a page that user interfaces show") Long defaultuipagesize,
        @Field("Whether machines can be resized while they run") Boolean dynamicscalingenabled,
        @Field("Whether machines take extra configuration") Boolean additionalconfigenabled) {

    static CapabilitiesView ours() {
        return new CapabilitiesView(
                false,
                true,
                ApiVersion.TEXT,
                true,
                "false",
                false,
                false,
                1L,
                1024L,
                false,
                false,
                true,
                true,
                true,
                false,
                true,
                "Custom",
                20L,
                false,
                false);
    }
}
