package dev.mold.server.compute.machine.net;

import dev.mold.api.compute.NetworkConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The content of the metadata service, as CloudStack's: one file per item. */
final class MetadataFiles {
    static final String OPTIONS = "nginx.conf";
    /** Parent of the folders of all addresses. */
    static final String ROOT = "metadata";
    /** The metadata items of a machine, by key. */
    static final String VALUES = "latest/meta-data";
    /** A folder's listing; cannot be requested by this name. */
    static final String INDEX = ".index";

    private MetadataFiles() {}

    /** The nginx configuration: a machine is served only the folder of its own address. */
    static String options(NetworkConfig network, RouterFolder folder) {
        return """
            user root;
            daemon on;
            master_process off;
            pid %1$s;
            error_log %2$s;
            events { worker_connections 1024; }
            http {
              access_log off;
              server_tokens off;
              sendfile on;
              default_type text/plain;
              client_body_temp_path %3$s;
              proxy_temp_path %3$s;
              fastcgi_temp_path %3$s;
              uwsgi_temp_path %3$s;
              scgi_temp_path %3$s;
              server {
                listen %4$s:80;
                root "%5$s/$remote_addr";
                location ~ /\\. { return 404; }
                location / {
                  limit_except GET { deny all; }
                  try_files $uri $uri/%6$s =404;
                }
              }
            }
            """
                .formatted(
                        quoted(folder.daemon(MetadataServer.NAME).pidFile()),
                        quoted(folder.path(MetadataServer.LOG)),
                        quoted(folder.path("temporary")),
                        network.gateway(),
                        folder.path(ROOT),
                        INDEX);
    }

    /** Contents by file name, without listings and without what depends on the network. */
    static Map<String, byte[]> of(MachineMetadata machine) {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("latest/user-data", machine.userData());
        value(files, "availability-zone", machine.zone());
        value(files, "cloud-identifier", "CloudStack-{" + machine.zone() + "}");
        value(files, "instance-id", machine.machine().toString());
        value(files, "local-hostname", machine.hostname());
        value(files, "local-ipv4", machine.ip());
        value(files, "public-keys", String.join("\n", machine.publicKeys()));
        value(files, "service-offering", machine.offering());
        value(files, "vm-id", machine.machine().toString());
        return files;
    }

    private static void value(Map<String, byte[]> files, String key, String text) {
        files.put(VALUES + "/" + key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(Object path) {
        return "\"" + path + "\"";
    }
}
