// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Call, Due, Layer, LayerBook, Line, Loss, LossUse, Treaty} from "./Treaty.sol";
import {Instalment} from "./TreatyTerms.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {CallId} from "../../types/CallId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {LossId} from "../../types/LossId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @dev All that Treaties keeps.
struct TreatiesState {
    mapping(TreatyId => Treaty) treaties;
    mapping(TreatyId => mapping(uint256 line => Line)) lines;
    mapping(TreatyId => mapping(uint256 layer => Layer)) layers;
    mapping(TreatyId => mapping(uint256 layer => LayerBook)) books;
    mapping(TreatyId => Instalment[]) instalments;
    /// @dev When a period of the hours clause begins, by its number of whole windows since 1970.
    mapping(TreatyId => mapping(uint256 window => uint48)) periods;
    mapping(TreatyId => mapping(Fingerprint => LossUse)) uses;
    mapping(LossId => Loss) losses;
    mapping(CallId => Call) calls;
    mapping(CallId => mapping(uint256 line => Due)) dues;
}

/// @dev The contracts that Treaties is built on: its libraries cannot read immutables.
struct TreatiesFoundation {
    IMembers members;
    IFingerprints fingerprints;
    ICalendars calendars;
    ILimits limits;
    ICashFactory factory;
}
