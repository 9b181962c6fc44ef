// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A calendar of banking days, by its name in ASCII: "CN-BANK".
type CalendarId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for CalendarId global;

function raw(CalendarId id) pure returns (bytes32) {
    return CalendarId.unwrap(id);
}

function isNull(CalendarId id) pure returns (bool) {
    return CalendarId.unwrap(id) == 0;
}

function eq(CalendarId a, CalendarId b) pure returns (bool) {
    return CalendarId.unwrap(a) == CalendarId.unwrap(b);
}

function neq(CalendarId a, CalendarId b) pure returns (bool) {
    return CalendarId.unwrap(a) != CalendarId.unwrap(b);
}
