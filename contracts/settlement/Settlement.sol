// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Consent, Deal, hashConsent, hashDeal, Leg} from "./Deal.sol";
import {IAsset} from "./IAsset.sol";
import {ISettlement} from "./ISettlement.sol";
import {requireGiver} from "../members/DualApproval.sol";
import {IHolders} from "../members/IHolders.sol";

/// @title Settlement
/// @notice Documented in ISettlement.
contract Settlement is ISettlement, EIP712, ReentrancyGuardTransient {
    uint256 public constant MAX_LEGS = 64;

    IHolders public immutable MEMBERS;

    /// @dev One bit for each nonce, 256 to a slot: who counts nonces up writes a slot that was written before.
    mapping(address party => mapping(uint256 word => uint256 bits)) private _nonces;

    constructor(IHolders members) EIP712("Tallystick Settlement", "1") {
        MEMBERS = members;
    }

    /// @inheritdoc ISettlement
    function settle(Deal calldata deal, Consent[] calldata consents) external nonReentrant returns (bytes32 dealId) {
        dealId = hashDeal(deal);
        _requireShape(deal);
        _requireInTime(dealId, deal.deadline);
        _requireConsents(deal, consents);
        for (uint256 i = 0; i < consents.length; i++) {
            _requireSigned(dealId, consents[i]);
            _useNonce(consents[i].party, consents[i].nonce);
        }

        emit DealSettled(dealId, deal);
        _move(deal, dealId);
    }

    /// @inheritdoc ISettlement
    function prepare(Deal calldata deal, uint256 leg, bytes calldata proof) external nonReentrant {
        bytes32 dealId = hashDeal(deal);
        _requireShape(deal);
        _requireInTime(dealId, deal.deadline);
        require(leg < deal.legs.length, Settlement_LegUnknown(leg, deal.legs.length));
        require(deal.legs[leg].from == msg.sender, Settlement_NotParty(dealId, msg.sender));

        emit DealPrepared(dealId, leg, msg.sender);
        deal.legs[leg].asset.prepare(deal, leg, dealId, proof);
    }

    /// @inheritdoc ISettlement
    function cancel(Deal calldata deal, uint256 nonce) external nonReentrant {
        bytes32 dealId = hashDeal(deal);
        require(_gives(deal, msg.sender), Settlement_NotParty(dealId, msg.sender));
        _cancelNonce(nonce);

        for (uint256 i = 0; i < deal.legs.length; i++) {
            if (deal.legs[i].from == msg.sender) deal.legs[i].asset.cancel(deal, i, dealId);
        }
    }

    /// @inheritdoc ISettlement
    function cancelNonces(uint256[] calldata nonces) external {
        for (uint256 i = 0; i < nonces.length; i++) _cancelNonce(nonces[i]);
    }

    /// @inheritdoc ISettlement
    function isNonceUsed(address party, uint256 nonce) external view returns (bool) {
        return _nonces[party][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    /// @inheritdoc ISettlement
    function digestOf(Deal calldata deal, uint256 nonce) external view returns (bytes32) {
        return _hashTypedDataV4(hashConsent(hashDeal(deal), nonce));
    }

    /* INTERNAL */

    function _requireShape(Deal calldata deal) private view {
        uint256 legs = deal.legs.length;
        require(legs != 0 && legs <= MAX_LEGS, Settlement_LegsInvalid(legs, MAX_LEGS));
        for (uint256 i = 0; i < legs; i++) {
            Leg calldata leg = deal.legs[i];
            require(leg.amount != 0 && leg.from != leg.to, Settlement_LegEmpty(i));
            require(address(leg.asset).code.length != 0, Settlement_AssetInvalid(i, address(leg.asset)));
        }
    }

    function _requireInTime(bytes32 dealId, uint48 deadline) private view {
        require(block.timestamp <= deadline, Settlement_Expired(dealId, deadline, block.timestamp));
    }

    /// @dev Each giver consents once, and nobody else does.
    function _requireConsents(Deal calldata deal, Consent[] calldata consents) private pure {
        uint256 legs = deal.legs.length;
        uint256 covered = 0; // one bit for each leg: there are at most 64
        for (uint256 i = 0; i < consents.length; i++) {
            address party = consents[i].party;
            uint256 before = covered;
            for (uint256 j = 0; j < legs; j++) {
                if (deal.legs[j].from == party) covered |= 1 << j;
            }
            require(covered != before, Settlement_ConsentSuperfluous(i, party));
        }
        for (uint256 j = 0; j < legs; j++) {
            if (covered & (1 << j) == 0) revert Settlement_ConsentMissing(j, deal.legs[j].from);
        }
    }

    function _requireSigned(bytes32 dealId, Consent calldata consent) private view {
        bytes32 digest = _hashTypedDataV4(hashConsent(dealId, consent.nonce));
        requireGiver(MEMBERS, consent.party, digest, consent.signature, consent.checker);
    }

    /// @dev The call is encoded once: between legs only the number of the leg changes, which is its second argument.
    function _move(Deal calldata deal, bytes32 dealId) private {
        bytes memory data = abi.encodeCall(IAsset.move, (deal, 0, dealId));
        for (uint256 i = 0; i < deal.legs.length; i++) {
            address asset = address(deal.legs[i].asset); // has code
            assembly ("memory-safe") {
                mstore(add(data, 0x44), i)
                if iszero(call(gas(), asset, 0, add(data, 0x20), mload(data), 0, 0)) {
                    let reason := mload(0x40)
                    returndatacopy(reason, 0, returndatasize())
                    revert(reason, returndatasize())
                }
            }
        }
    }

    function _gives(Deal calldata deal, address party) private pure returns (bool) {
        for (uint256 i = 0; i < deal.legs.length; i++) {
            if (deal.legs[i].from == party) return true;
        }
        return false;
    }

    function _useNonce(address party, uint256 nonce) private {
        uint256 bit = 1 << (nonce & 0xff);
        uint256 bits = _nonces[party][nonce >> 8];
        require(bits & bit == 0, Settlement_NonceUsed(party, nonce));
        _nonces[party][nonce >> 8] = bits | bit;
    }

    function _cancelNonce(uint256 nonce) private {
        _useNonce(msg.sender, nonce);
        emit NonceCancelled(msg.sender, nonce);
    }
}
