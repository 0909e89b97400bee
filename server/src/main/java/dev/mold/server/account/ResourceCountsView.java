package dev.mold.server.account;

import dev.mold.api.response.Field;
import dev.mold.api.response.View;

/** Limit, usage and remainder of an account or a domain; a limit is a number or {@code Unlimited}. */
@View
record ResourceCountsView(
        @Field("Most virtual machines") String vmlimit,
        @Field("Virtual machines") Long vmtotal,
        @Field("Virtual machines left") String vmavailable,
        @Field("Most public addresses") String iplimit,
        @Field("Public addresses") Long iptotal,
        @Field("Public addresses left") String ipavailable,
        @Field("Most volumes") String volumelimit,
        @Field("Volumes") Long volumetotal,
        @Field("Volumes left") String volumeavailable,
        @Field("Most snapshots") String snapshotlimit,
        @Field("Snapshots") Long snapshottotal,
        @Field("Snapshots left") String snapshotavailable,
        @Field("Most templates and ISOs") String templatelimit,
        @Field("Templates and ISOs") Long templatetotal,
        @Field("Templates and ISOs left") String templateavailable,
        @Field("Most projects") String projectlimit,
        @Field("Projects") Long projecttotal,
        @Field("Projects left") String projectavailable,
        @Field("Most networks") String networklimit,
        @Field("Networks") Long networktotal,
        @Field("Networks left") String networkavailable,
        @Field("Most VPCs") String vpclimit,
        @Field("VPCs") Long vpctotal,
        @Field("VPCs left") String vpcavailable,
        @Field("Most CPU cores") String cpulimit,
        @Field("CPU cores") Long cputotal,
        @Field("CPU cores left") String cpuavailable,
        @Field("Most memory, in MiB") String memorylimit,
        @Field("Memory, in MiB") Long memorytotal,
        @Field("Memory left, in MiB") String memoryavailable,
        @Field("Most primary storage, in GiB") String primarystoragelimit,
        @Field("Primary storage, in GiB") Long primarystoragetotal,
        @Field("Primary storage left, in GiB") String primarystorageavailable,
        @Field("Most secondary storage, in GiB") String secondarystoragelimit,
        @Field("Secondary storage, in GiB") Double secondarystoragetotal,
        @Field("Secondary storage left, in GiB") String secondarystorageavailable) {}
