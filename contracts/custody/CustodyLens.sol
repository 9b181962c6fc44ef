// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {
    DisputeResolution,
    HandoverAcceptance,
    HandoverOffer,
    hashDisputeResolution,
    hashHandoverAcceptance,
    hashHandoverOffer
} from "./Handover.sol";
import {ICustody} from "./ICustody.sol";
import {Balance, ICustodyLens, Unit} from "./ICustodyLens.sol";
import {IUnits} from "./IUnits.sol";
import {stockKey, StockWord} from "./StockWord.sol";
import {CONTAINER, OVERDUE, PACKED, Phase, RECALLED, SEALED, UnitWord} from "./UnitWord.sol";
import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title CustodyLens
/// @notice Documented in ICustodyLens.
contract CustodyLens is ICustodyLens {
    ICustody public immutable CUSTODY;

    constructor(ICustody custody) {
        CUSTODY = custody;
    }

    /* UNITS */

    /// @inheritdoc ICustodyLens
    function unitOf(UnitId unit) external view returns (Unit memory) {
        UnitWord own = _existing(unit);
        UnitWord root = CUSTODY.wordOf(rootOf(unit));
        return
            Unit({
                custodian: root.custodian(),
                site: root.site(),
                rules: own.rules(),
                step: root.step(),
                phase: root.phase(),
                classes: own.classes(),
                quantity: own.quantity(),
                items: own.items(),
                hops: own.hops(),
                since: root.since(),
                isSealed: own.has(SEALED),
                isContainer: own.has(CONTAINER),
                isOverdue: root.has(OVERDUE),
                isRecalled: own.has(RECALLED) || root.has(RECALLED),
                parent: CUSTODY.parentOf(unit)
            });
    }

    /// @inheritdoc ICustodyLens
    function rootOf(UnitId unit) public view returns (UnitId) {
        while (CUSTODY.wordOf(unit).has(PACKED)) unit = CUSTODY.parentOf(unit);
        return unit;
    }

    /// @inheritdoc ICustodyLens
    function dueAt(UnitId unit) external view returns (uint256) {
        _existing(unit);
        UnitWord root = CUSTODY.wordOf(rootOf(unit));
        return root.dueUnder(CUSTODY.stepRule(root.rules(), root.step()));
    }

    /* INVENTORY */

    /// @inheritdoc ICustodyLens
    function balanceOf(OrgId org, SiteId site, FlowId flow, uint8 class_) external view returns (Balance memory) {
        StockWord word = CUSTODY.stockOf(stockKey(org, site, flow, uint16(1 << class_))); // zero for a class that no profile can have
        return Balance(word.taken(), word.given(), word.destroyed(), word.lost(), word.stock(), word.items());
    }

    /* DIGESTS */

    /// @inheritdoc ICustodyLens
    function handoverOfferDigest(HandoverOffer calldata offer) external view returns (bytes32) {
        return _digest(hashHandoverOffer(offer));
    }

    /// @inheritdoc ICustodyLens
    function handoverAcceptanceDigest(
        HandoverOffer calldata offer,
        HandoverAcceptance calldata acceptance,
        UnitId[] calldata refused
    ) external view returns (bytes32) {
        return _digest(hashHandoverAcceptance(hashHandoverOffer(offer), acceptance, refused));
    }

    /// @inheritdoc ICustodyLens
    function disputeResolutionDigest(DisputeResolution calldata resolution) external view returns (bytes32) {
        return _digest(hashDisputeResolution(resolution));
    }

    /* INTERNAL */

    function _existing(UnitId unit) private view returns (UnitWord word) {
        word = CUSTODY.wordOf(unit);
        require(word.phase() != Phase.None, IUnits.Custody_UnknownUnit(unit));
    }

    /// @dev In the domain that Custody states for itself (ERC-5267).
    function _digest(bytes32 structHash) private view returns (bytes32) {
        (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifier,
            bytes32 salt,

        ) = CUSTODY.eip712Domain();
        bytes32 separator = MessageHashUtils.toDomainSeparator(fields, name, version, chainId, verifier, salt);
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }
}
