// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CallActs} from "./CallActs.sol";
import {ILossClaims} from "./ILossClaims.sol";
import {ITreaties} from "./ITreaties.sol";
import {TreatiesState} from "./TreatiesState.sol";
import {Call, Due, Layer, LayerBook, Line, Loss, LossUse, Treaty, TreatyState} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {Instalment} from "./TreatyTerms.sol";
import {CallId} from "../../types/CallId.sol";
import {Fingerprint} from "../../types/Fingerprint.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title TreatiesReading
/// @notice Documented in ITreaties and ILossClaims: what Treaties keeps, and how it is read.
abstract contract TreatiesReading is ITreaties, ILossClaims {
    using TreatyBooks for *;

    TreatiesState internal state;

    /// @inheritdoc ITreaties
    function stateOf(TreatyId treaty) external view returns (TreatyState) {
        return state.treaties[treaty].stateNow();
    }

    /// @inheritdoc ITreaties
    function treatyOf(TreatyId treaty) external view returns (Treaty memory) {
        return state.treaties[treaty];
    }

    /// @inheritdoc ITreaties
    function lineOf(TreatyId treaty, OrgId org) external view returns (Line memory) {
        return state.lines[treaty][state.lineOf(treaty, org)];
    }

    /// @inheritdoc ITreaties
    function linesOf(TreatyId treaty) external view returns (Line[] memory lines) {
        lines = new Line[](state.treaties[treaty].lineCount);
        for (uint256 i = 0; i < lines.length; i++) lines[i] = state.lines[treaty][i];
    }

    /// @inheritdoc ITreaties
    function layerOf(TreatyId treaty, uint8 layer) external view returns (Layer memory, LayerBook memory) {
        return (state.layers[treaty][layer], state.books[treaty][layer]);
    }

    /// @inheritdoc ITreaties
    function instalmentsOf(TreatyId treaty) external view returns (Instalment[] memory) {
        return state.instalments[treaty];
    }

    /// @inheritdoc ITreaties
    function premiumOf(TreatyId treaty) external view returns (uint256 due, uint256 overdue) {
        (due, overdue) = state.premiumDue(treaty);
        uint64 paid = state.treaties[treaty].premiumPaid;
        (due, overdue) = (due > paid ? due - paid : 0, overdue > paid ? overdue - paid : 0);
    }

    /// @inheritdoc ILossClaims
    function lossOf(LossId loss) external view returns (Loss memory) {
        return state.losses[loss];
    }

    /// @inheritdoc ILossClaims
    function lossUseOf(TreatyId treaty, Fingerprint key) external view returns (LossUse memory) {
        return state.uses[treaty][key];
    }

    /// @inheritdoc ILossClaims
    function callOf(CallId call_) external view returns (Call memory) {
        return state.calls[call_];
    }

    /// @inheritdoc ILossClaims
    function dueOf(CallId call_, OrgId org) external view returns (Due memory) {
        return state.dueOf(call_, state.lineOf(state.calls[call_].treaty, org));
    }

    /// @inheritdoc ILossClaims
    function callIdOf(LossId loss, uint8 layer) external pure returns (CallId) {
        return CallActs.callIdOf(loss, layer);
    }
}
