package dev.mold.server.image;

import dev.mold.api.id.ImageId;
import dev.mold.api.response.Field;
import dev.mold.api.response.View;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A template or an ISO on the wire. */
@View(id = ImageId.class)
public record ImageView(
        @Field("The id of the image") String id,
        @Field("The name") String name,
        @Field("The display text") String displaytext,
        @Field("Whether everybody may use it") Boolean ispublic,
        @Field("When it was registered") Instant created,
        @Field("Whether it is ready") Boolean isready,
        @Field("Whether a password can be set in it") Boolean passwordenabled,
        @Field("The format") String format,
        @Field("Whether machines can boot from it") Boolean bootable,
        @Field("Whether it is featured") Boolean isfeatured,
        @Field("Whether it is in every zone") Boolean crossZones,
        @Field("The id of the OS type") String ostypeid,
        @Field("The name of the OS type") String ostypename,
        @Field("The owning account") String account,
        @Field("The id of the zone") String zoneid,
        @Field("The name of the zone") String zonename,
        @Field("The progress of the download, or why it failed") String status,
        @Field("The size in bytes") Long size,
        @Field("The size in bytes where it is stored") Long physicalsize,
        @Field("The type") String templatetype,
        @Field("The hypervisor that it is for") String hypervisor,
        @Field("The name of the owner's domain") String domain,
        @Field("The path of the owner's domain") String domainpath,
        @Field("The id of the owner's domain") String domainid,
        @Field("Whether it may be downloaded") Boolean isextractable,
        @Field("The expected checksum") String checksum,
        @Field("A tag") String templatetag,
        @Field("Details") Map<String, String> details,
        @Field("The progress of each download") List<Map<String, String>> downloaddetails,
        @Field("The architecture") String arch,
        @Field("The word size") Integer bits,
        @Field("Whether SSH keys can be set in it") Boolean sshkeyenabled,
        @Field("Whether its machines may be resized while they run") Boolean isdynamicallyscalable,
        @Field("Whether hosts fetch it themselves") Boolean directdownload,
        @Field("Whether it is deployed as it is") Boolean deployasis,
        @Field("Whether it is for nodes of Kubernetes clusters") Boolean forcks,
        @Field("Whether it needs hardware virtualisation") Boolean requireshvm,
        @Field("Where it is fetched from; for its owner and administrators") String url,
        @Field("The tags") List<Object> tags,
        @Field("Whether it has annotations") Boolean hasannotations) {}
