/** A supplier's commitment: the winners, their contracts, reports and fulfilment. */
package se.samspel.contract;
