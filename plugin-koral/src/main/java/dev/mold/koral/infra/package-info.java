/** What a cluster needs from outside, in the cluster's own words: ports only, adapters are in the packages below. */
package dev.mold.koral.infra;
