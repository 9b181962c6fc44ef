// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IWatchlist} from "./IWatchlist.sol";
import {Lists} from "./Lists.sol";
import {Reports} from "./Reports.sol";
import {IMembers} from "../members/IMembers.sol";

/// @title Watchlist
/// @notice Documented in IWatchlist and what it inherits.
contract Watchlist is Reports, IWatchlist {
    constructor(IMembers members) Lists(members) {}
}
