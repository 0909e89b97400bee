package dev.mold.server.web;

import dev.mold.server.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat with nothing but our one servlet. */
@Configuration(proxyBeanMethods = false)
public class HttpFeature {
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
    private static final int WRITE_BUFFER = 64 << 10;
    private static final int MOST_CONNECTIONS = 1200;

    @Bean
    TomcatServletWebServerFactory webServerFactory(Listen listen, DataFolder folder) throws IOException {
        var factory = new TomcatServletWebServerFactory("/client", listen.port());
        // Tomcat wants folders that it puts nothing in; those of the temporary folder would be left there at each end
        var documents = Files.createDirectories(folder.resolve("http").resolve("documents"));
        factory.setBaseDirectory(documents.getParent().toFile());
        factory.getSettings().setDocumentRoot(documents.toFile());
        factory.setAddress(listen.address());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.getSettings().setRegisterDefaultServlet(false);
        factory.addConnectorCustomizers(connector -> {
            // we read query and body ourselves; Tomcat must not read the body before us
            connector.setMaxPostSize(0);
            connector.setXpoweredBy(false);
            // clients poll: a connection may carry as many requests as it likes
            connector.setProperty("maxKeepAliveRequests", "-1");
            // a page of a list leaves in one piece; fewer connections than usual, so that their buffers fit the heap
            connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
            connector.setProperty("maxConnections", Integer.toString(MOST_CONNECTIONS));
        });
        factory.addContextValves(new FixedHeaders(ApiServlet.NAME, ApiServlet.HEADERS));
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS) {
            factory.addProtocolHandlerCustomizers(
                    handler -> handler.setExecutor(new VirtualThreadExecutor("mold-http-")));
        }
        return factory;
    }

    /** A constant answer: a load balancer's health check, and what the benchmarks compare with. */
    @Bean
    ServletRegistrationBean<PingServlet> pingServlet() {
        return new ServletRegistrationBean<>(new PingServlet(), "/ping");
    }

    @Bean
    ServletRegistrationBean<ApiServlet> apiServlet(ApiEngine engine) {
        var registration = new ServletRegistrationBean<>(new ApiServlet(engine), "/api", "/api/*");
        registration.setName(ApiServlet.NAME);
        return registration;
    }
}
