// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IHandovers} from "./IHandovers.sol";
import {IInventory} from "./IInventory.sol";
import {IPacking} from "./IPacking.sol";
import {IRules} from "./IRules.sol";
import {IUnits} from "./IUnits.sol";

/// @title ICustody
/// @notice Custody of traced goods, from the ward to destruction or from the mill to the buyer. It is one contract, because all of its
/// parts share the units' words and the accounts: rules allow steps, units take them, packing and handovers move units, and the
/// inventory counts what moves. CustodyLens decodes what is stored here.
interface ICustody is IRules, IInventory, IUnits, IPacking, IHandovers, IERC5267 {}
