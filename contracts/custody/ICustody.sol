// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IHandovers} from "./IHandovers.sol";
import {IInventory} from "./IInventory.sol";
import {IPacking} from "./IPacking.sol";
import {IRules} from "./IRules.sol";
import {IUnits} from "./IUnits.sol";

/// @title ICustody
/// @notice Custody of traced goods, from the ward to destruction or from the mill to the buyer. One contract, as all of it shares a
/// unit's word and the accounts: rules say what is allowed, units are what it happens to, packing and handovers move them, and the
/// inventory follows.
interface ICustody is IRules, IInventory, IUnits, IPacking, IHandovers, IERC5267 {}
