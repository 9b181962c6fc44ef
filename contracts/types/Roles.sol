// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an organisation is in the consortium: a set of bits. Bits not named here are free for later roles.
type Roles is uint64;

using {or as |, includes, isNone} for Roles global;

Roles constant REGULATOR = Roles.wrap(1 << 0);
Roles constant STATION_OPERATOR = Roles.wrap(1 << 1);
Roles constant GENERATOR = Roles.wrap(1 << 2);
Roles constant CARRIER = Roles.wrap(1 << 3);
Roles constant DISPOSER = Roles.wrap(1 << 4);
Roles constant WAREHOUSE = Roles.wrap(1 << 5);
Roles constant INSPECTOR = Roles.wrap(1 << 6);
Roles constant BANK = Roles.wrap(1 << 7);
Roles constant CORE_ENTERPRISE = Roles.wrap(1 << 8);
Roles constant SUPPLIER = Roles.wrap(1 << 9);
Roles constant INSURER = Roles.wrap(1 << 10);
Roles constant DATA_PROVIDER = Roles.wrap(1 << 11);
Roles constant REGISTRAR = Roles.wrap(1 << 12);

function or(Roles a, Roles b) pure returns (Roles) {
    return Roles.wrap(Roles.unwrap(a) | Roles.unwrap(b));
}

/// @dev Whether `a` holds every role of `b`.
function includes(Roles a, Roles b) pure returns (bool) {
    return Roles.unwrap(a) & Roles.unwrap(b) == Roles.unwrap(b);
}

function isNone(Roles a) pure returns (bool) {
    return Roles.unwrap(a) == 0;
}
