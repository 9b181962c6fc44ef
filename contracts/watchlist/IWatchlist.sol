// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {ILists} from "./ILists.sol";
import {IPoints} from "./IPoints.sol";
import {IReports} from "./IReports.sol";

/// @title IWatchlist
/// @notice Blacklists that members fill and ask without telling each other, or the chain, whom they are about. It is one contract, because reports
/// and the points that they lock and earn change together. What the operator serves of them is in WatchlistRoots.
///
/// @dev Assumption: the operator keeps the secret keys to itself, and members ask it only through the service's blinded evaluation.
/// @dev Assumption (liveness): a regulator that is neither operator nor party decides objections; else reports that are objected to lapse.
interface IWatchlist is IReports, IPoints, ILists, IERC5267 {}
