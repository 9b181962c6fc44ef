// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILiens, Lien} from "./ILiens.sol";
import {Ledger} from "./Ledger.sol";
import {LedgerState} from "./LedgerState.sol";
import {LienActs} from "./LienActs.sol";
import {LienAsset} from "./LienAsset.sol";
import {LienBook} from "./LienBook.sol";
import {LienWord} from "./LienWord.sol";
import {Deal} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Liens
/// @notice Documented in ILiens. The acts are in LienActs.
abstract contract Liens is Ledger {
    using LienActs for LedgerState;
    using LienBook for LedgerState;

    /// @inheritdoc ILiens
    IAsset public immutable LIEN_ASSET;

    /// @dev Not a view of this contract: LIEN_ASSET names it.
    IAsset private immutable _RELEASE_ASSET;

    /// @dev In a constructor: an initialiser would be run before SETTLEMENT is there.
    constructor() {
        LienAsset back = new LienAsset(this, SETTLEMENT, IAsset(address(0)));
        _RELEASE_ASSET = back;
        LIEN_ASSET = new LienAsset(this, SETTLEMENT, back);
    }

    /// @inheritdoc ILiens
    function pledge(uint256 id, OrgId pledgee, uint256 amount, uint48 enforceableFrom, bytes32 ref) external {
        _state.pledge(MEMBERS, id, pledgee, amount, enforceableFrom, ref);
    }

    /// @inheritdoc ILiens
    function lienByDeal(Deal calldata deal, uint256 leg, bytes32 dealId) external {
        bool releases = msg.sender == address(_RELEASE_ASSET);
        if (!releases && msg.sender != address(LIEN_ASSET)) revert Liens_NotLienAsset(msg.sender);
        _state.lienByDeal(MEMBERS, deal, leg, dealId, releases);
    }

    /// @inheritdoc ILiens
    function releaseOfExpelled(uint256 id, address owner, OrgId pledgee, uint256 amount, bytes32 ref) external {
        _state.releaseOfExpelled(MEMBERS, id, owner, pledgee, amount, ref);
    }

    /// @inheritdoc ILiens
    function release(uint256 id, address owner, uint256 amount, bytes32 ref) external {
        _state.release(MEMBERS, id, owner, amount, ref);
    }

    /// @inheritdoc ILiens
    function enforce(uint256 id, address owner, uint256 amount, bytes32 ref) external nonReentrant {
        _state.enforce(MEMBERS, id, owner, amount, ref);
    }

    /// @inheritdoc ILiens
    function lienOf(uint256 id, address owner, OrgId pledgee, bytes32 ref) external view returns (Lien memory) {
        LienWord lien = _state.slotOf(id, owner, pledgee, ref).word;
        return Lien(lien.pledgee(), uint128(lien.amount()), lien.enforceableFrom());
    }
}
