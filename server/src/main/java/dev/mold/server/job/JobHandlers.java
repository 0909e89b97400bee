package dev.mold.server.job;

import dev.mold.api.cloud.Accounts;
import dev.mold.api.command.CallContext;
import dev.mold.api.command.CommandRegistrar;
import dev.mold.api.command.CommandSet;
import dev.mold.api.command.ListScope;
import dev.mold.api.error.ApiException;
import dev.mold.api.response.ListAnswer;
import dev.mold.server.job.flow.Jobs;
import java.util.Optional;

/** The commands that list and query jobs. */
final class JobHandlers implements CommandSet {
    private final Jobs jobs;
    private final Accounts accounts;

    JobHandlers(Jobs jobs, Accounts accounts) {
        this.jobs = jobs;
        this.accounts = accounts;
    }

    @Override
    public void registerWith(CommandRegistrar registrar) {
        registrar.sync(QueryAsyncJobResult.class, this::query);
        registrar.sync(ListAsyncJobs.class, this::list);
    }

    private JobView query(QueryAsyncJobResult command, CallContext call) {
        var job = jobs.find(command.jobid())
                .orElseThrow(() -> ApiException.invalid("Unable to find a job by id " + command.jobid()));
        return JobView.of(job);
    }

    private ListAnswer<JobView> list(ListAsyncJobs command, CallContext call) {
        var scope = new ListScope(
                command.account(), command.domainid(), command.isrecursive(), command.listall(), null);
        var visible = accounts.visibility(call, scope);
        var found = jobs.underWay(visible, Optional.ofNullable(command.startdate()), command.paging());
        return new ListAnswer<>(found.items().stream().map(JobView::of).toList(), found.count());
    }
}
