// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {DealMoves} from "./DealMoves.sol";
import {Holdings} from "./Holdings.sol";
import {Ledger} from "./Ledger.sol";
import {Liens} from "./Liens.sol";
import {Orders} from "./Orders.sol";
import {Payments} from "./Payments.sol";
import {TransferRules} from "./TransferRules.sol";
import {IMembers} from "../members/IMembers.sol";

/// @title Instruments
/// @notice Documented in IHoldings, ILiens and IObligations; each part of it has one idea.
contract Instruments is Holdings, TransferRules, Orders, Liens, DealMoves, Payments {
    /// @param settlement The one contract whose deals move units, for ever.
    constructor(IMembers members, address settlement) Ledger(members, settlement) {}
}
