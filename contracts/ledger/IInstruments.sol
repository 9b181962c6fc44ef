// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IHoldings} from "./IHoldings.sol";
import {ILiens} from "./ILiens.sol";
import {IObligations} from "./IObligations.sol";

/// @title Instruments
/// @notice The ledger: who owes, who holds, what is pledged.
interface IInstruments is IHoldings, ILiens, IObligations {}
