package dev.mold.server.job;

import dev.mold.api.cloud.Accounts;
import dev.mold.server.job.flow.FlowFeature;
import dev.mold.server.job.flow.Jobs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans of this feature, the engine's included. */
@Configuration(proxyBeanMethods = false)
@Import(FlowFeature.class)
public class JobFeature {
    @Bean
    PendingJobs pendingJobs(Jobs jobs) {
        return new PendingJobs(jobs);
    }

    @Bean
    JobHandlers jobHandlers(Jobs jobs, Accounts accounts) {
        return new JobHandlers(jobs, accounts);
    }
}
