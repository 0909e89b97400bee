package dev.mold.server.platform;

import dev.mold.api.cloud.Transactions;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/** Implements the API's transactions by Spring's. */
final class SpringTransactions implements Transactions {
    private final TransactionTemplate template;

    SpringTransactions(TransactionTemplate template) {
        this.template = template;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return template.execute(status -> work.get());
    }
}
