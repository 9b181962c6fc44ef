// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "./IHoldings.sol";
import {ILiens} from "./ILiens.sol";
import {IObligations} from "./IObligations.sol";

/// @title Instruments
/// @notice The one ledger of claims: who holds how much of what, what of it is pledged, and what is owed and paid.
interface IInstruments is IHoldings, ILiens, IObligations {}
