package dev.mold.server.testing.contract;

import java.util.List;

/**
 * How a server's commands stand against the contract.
 *
 * @param problems what is wrong and not excused
 * @param notes what is left out, a line a command
 * @param implemented how many of the contract's commands are there
 * @param known how many the contract has
 * @param wanted how many of the commands that real clients call are there
 * @param called how many commands real clients call
 */
public record ContractReport(
        List<String> problems, List<String> notes, int implemented, int known, int wanted, int called) {
    public String summary() {
        return implemented + " of the contract's " + known + " commands are implemented, " + wanted + " of the " + called
                + " that known clients call";
    }
}
