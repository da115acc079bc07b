/**
 * Swedish working days, the standstill period (avtalsspärr) and the ten-day period after a court ruling (tiodagarsfrist).
 * How many days a case has is the process owner's decision table {@code standstill.dmn}; how days are counted is fixed by law and lives here.
 */
package se.samspel.standstill;
