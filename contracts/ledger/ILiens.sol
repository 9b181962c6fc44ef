// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Deal} from "../settlement/Deal.sol";
import {IAsset} from "../settlement/IAsset.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice Names a lien: its instrument, its owner, its pledgee and their agreement. One slot is kept of it.
/// @dev The pledgee is an organisation, so that it does not lose a pledge with a key.
struct Lien {
    OrgId pledgee;
    uint128 amount;
    /// @dev First second in which the pledgee may take the units; the owner agreed to that by pledging.
    uint48 enforceableFrom;
}

/// @title Liens
/// @notice What is pledged to whom. The owner keeps the units, and cannot move them; the pledgee releases them, or takes them once the
/// agreed time has come. A pledge is given by the owner alone, or as a leg of a deal, against the loan.
interface ILiens {
    /// @notice The holder has `unfrozen` units that are not pledged or frozen.
    error Liens_NotFree(uint256 id, address owner, uint256 unfrozen, uint256 amount);
    /// @notice Zero units cannot be pledged, released or taken.
    error Liens_AmountZero(uint256 id);
    /// @notice There is such a lien: the agreement `ref` names one pledge of one owner to one pledgee.
    error Liens_Exists(uint256 id, address owner, OrgId pledgee, bytes32 ref);
    /// @notice The lien has `amount` units, and not `wanted`.
    error Liens_Insufficient(uint256 id, address owner, bytes32 ref, uint256 amount, uint256 wanted);
    /// @notice The pledgee may take the units from `enforceableFrom` on.
    error Liens_NotEnforceable(uint256 id, address owner, bytes32 ref, uint48 enforceableFrom);
    /// @notice Only of a pledgee that is expelled does the Council give a pledge back.
    error Liens_NotExpelled(OrgId pledgee);
    /// @notice Nobody pledges to its own organisation.
    error Liens_OwnOrganisation(OrgId org);
    /// @notice The pledgee is no active organisation.
    error Liens_PledgeeInvalid(OrgId pledgee);

    /// @notice Only the ledger's lien asset pledges by deals: `caller` is not it.
    error Liens_NotLienAsset(address caller);

    event Pledged(
        uint256 indexed id,
        address indexed owner,
        OrgId indexed pledgee,
        uint256 amount,
        uint48 enforceableFrom,
        bytes32 ref
    );
    event Released(uint256 indexed id, address indexed owner, OrgId indexed pledgee, uint256 amount, bytes32 ref);
    event Enforced(
        uint256 indexed id,
        address indexed owner,
        OrgId indexed pledgee,
        uint256 amount,
        bytes32 ref,
        address to
    );

    /// @notice Pledges units. The owner, also of an instrument whose transfers have closed.
    /// @param ref Hash of the agreement.
    function pledge(uint256 id, OrgId pledgee, uint256 amount, uint48 enforceableFrom, bytes32 ref) external;

    /// @notice Does what a leg of a deal says: `leg.id` is the instrument, `deal.ref` the agreement. A leg of LIEN_ASSET pledges: `leg.from` is the
    /// owner, `leg.to` an account of the pledgee, and it is enforceable from the instrument's maturity on. A leg of its RELEASE_ASSET gives back:
    /// `leg.from` is an account of the pledgee, `leg.to` the owner. The two assets only, which Settlement calls.
    function lienByDeal(Deal calldata deal, uint256 leg, bytes32 dealId) external;

    /// @notice The asset of the legs that pledge; it names the one of the legs that give back (LienAsset.RELEASE_ASSET).
    function LIEN_ASSET() external view returns (IAsset);

    /// @notice Gives back the pledge of a pledgee that is expelled, whose keys may be gone. Council only.
    function releaseOfExpelled(uint256 id, address owner, OrgId pledgee, uint256 amount, bytes32 ref) external;

    /// @notice Gives a pledge back, in whole or in part. MAKER of the pledgee, of whatever standing; under dual control it does so by a deal.
    function release(uint256 id, address owner, uint256 amount, bytes32 ref) external;

    /// @notice Takes pledged units, also after transfers have closed. MAKER of the pledgee, which need not be active, to the calling account.
    function enforce(uint256 id, address owner, uint256 amount, bytes32 ref) external;

    /// @notice A lien; empty where there is none.
    function lienOf(uint256 id, address owner, OrgId pledgee, bytes32 ref) external view returns (Lien memory);
}
