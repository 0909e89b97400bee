package dev.mold.server.web;

import dev.mold.server.platform.DataFolder;
import dev.mold.server.platform.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat with the servlets of the API and nothing else. */
@Configuration(proxyBeanMethods = false)
public class HttpFeature {
    private static final int FIRST_JAVA_WITH_VIRTUAL_THREADS = 21;
    private static final int WRITE_BUFFER = 64 << 10;
    private static final int MAX_CONNECTIONS = 1200;
    /** Room for long parameters in a GET request, and little enough that each connection can have it. */
    private static final int MAX_HEAD_BYTES = 32 << 10;

    @Bean
    TomcatServletWebServerFactory webServerFactory(Listen listen, DataFolder folder, WireFormat format)
            throws IOException {
        var factory = new TomcatServletWebServerFactory("/client", listen.port());
        // Tomcat requires folders in which it puts nothing; in the temporary folder they would be left behind at each
        // end
        var documents = Files.createDirectories(folder.resolve("http").resolve("documents"));
        factory.setBaseDirectory(documents.getParent().toFile());
        factory.getSettings().setDocumentRoot(documents.toFile());
        factory.setAddress(listen.address());
        factory.setShutdown(Shutdown.GRACEFUL);
        factory.getSettings().setRegisterDefaultServlet(false);
        factory.setProtocol(LenientHttpProtocol.class.getName());
        factory.addContextCustomizers(context -> reportErrors(context, format));
        factory.addConnectorCustomizers(connector -> {
            // query and body are read by this package; Tomcat must not read the body before
            connector.setMaxPostSize(0);
            connector.setXpoweredBy(false);
            connector.setProperty("maxHttpRequestHeaderSize", Integer.toString(MAX_HEAD_BYTES));
            // clients poll: a connection may carry any number of requests
            connector.setProperty("maxKeepAliveRequests", "-1");
            // a page of a list is written in one piece; there are fewer connections than usual, so that their buffers
            // fit the heap
            connector.setProperty("socket.appWriteBufSize", Integer.toString(WRITE_BUFFER));
            connector.setProperty("maxConnections", Integer.toString(MAX_CONNECTIONS));
        });
        factory.addContextValves(new FixedHeaders(ApiServlet.NAME, ApiServlet.HEADERS));
        if (Runtime.version().feature() >= FIRST_JAVA_WITH_VIRTUAL_THREADS) {
            factory.addProtocolHandlerCustomizers(
                    handler -> handler.setExecutor(new VirtualThreadExecutor("mold-http-")));
        }
        return factory;
    }

    /** Uses the default content type of JSON: reading the setting may be what has failed. */
    private static void reportErrors(Context context, WireFormat format) {
        var renderer = new AnswerRenderer(format, WebSettings.JSON_CONTENT_TYPE::defaultValue);
        var report = new ApiErrorReport(renderer, MAX_HEAD_BYTES);
        var host = (StandardHost) context.getParent();
        host.getPipeline().addValve(report);
        // must be the host's only one: Tomcat looks for a valve of this class before it creates another
        host.setErrorReportValveClass(report.getClass().getName());
        context.setMapperContextRootRedirectEnabled(false);
    }

    /** A constant answer, for the health checks of load balancers and as the baseline of benchmarks. */
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
