// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an account may do for its organisation: a set of bits.
type Duties is uint16;

using {or as |, intersects, isNone} for Duties global;

/// @dev Enrols and revokes the organisation's accounts.
Duties constant ADMIN = Duties.wrap(1 << 0);
/// @dev Prepares an act: states, registers, offers.
Duties constant MAKER = Duties.wrap(1 << 1);
/// @dev Approves what a maker prepared; endorses.
Duties constant CHECKER = Duties.wrap(1 << 2);
/// @dev A machine: a gateway, a sensor, a scale.
Duties constant DEVICE = Duties.wrap(1 << 3);
/// @dev Sends what others signed.
Duties constant RELAYER = Duties.wrap(1 << 4);

Duties constant NO_DUTIES = Duties.wrap(0);
Duties constant ANY_DUTY = Duties.wrap((1 << 5) - 1);

function or(Duties a, Duties b) pure returns (Duties) {
    return Duties.wrap(Duties.unwrap(a) | Duties.unwrap(b));
}

/// @dev Whether the two sets share a duty.
function intersects(Duties a, Duties b) pure returns (bool) {
    return Duties.unwrap(a) & Duties.unwrap(b) != 0;
}

function isNone(Duties a) pure returns (bool) {
    return Duties.unwrap(a) == 0;
}
