// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {List} from "./ILists.sol";
import {IPoints, PointsAccount, QUERY_COUNT_TYPEHASH, QueryCount} from "./IPoints.sol";
import {Lists} from "./Lists.sol";
import {Standing} from "../members/IMembers.sol";
import {DEVICE, MAKER} from "../types/Duties.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @title Points
/// @notice Documented in IPoints.
abstract contract Points is IPoints, Lists {
    mapping(ListId list => mapping(OrgId org => PointsAccount)) private _accounts;

    /// @inheritdoc IPoints
    function grant(ListId list, OrgId org, uint64 points) external {
        _requireOperator(list, MAKER);
        bool valid = points != 0 && points <= type(uint48).max && MEMBERS.standingOf(org) != Standing.None;
        require(valid, Watchlist_GrantInvalid(org, points));
        _account(list, org).points += points;
        emit PointsGranted(list, org, points);
    }

    /// @inheritdoc IPoints
    function count(QueryCount calldata queries, bytes calldata signature) external {
        (ListId list, OrgId org) = (queries.list, queries.organisation);
        List storage of_ = _known(list);
        PointsAccount storage account = _account(list, org);
        require(queries.total > account.queries, Watchlist_CountNotHigher(queries.total, account.queries));
        bytes32 hash = keccak256(abi.encode(QUERY_COUNT_TYPEHASH, queries));
        (, address signer) = _signed(hash, queries.deadline, signature);
        OrgId signed = MEMBERS.servesFor(signer, MAKER | DEVICE);
        require(signed == org, Watchlist_NotForYou(org, signed));
        uint256 price = uint256(queries.total - account.queries) * _terms[list].price;
        _requirePoints(list, org, account, price);

        account.points -= uint64(price); // not more than there are
        account.queries = queries.total;
        of_.pool += uint64(price); // a part of what there is in all
        emit QueriesCounted(list, org, queries.total, uint64(price), queries.receipts);
    }

    /// @inheritdoc IPoints
    function pointsOf(ListId list, OrgId org) external view returns (PointsAccount memory account) {
        _known(list);
        account = _accounts[list][org];
        if (!account.joined) account.points = _terms[list].welcome;
    }

    /// @dev The account; it has had its welcome. Asked for after it is known that the list is one.
    function _account(ListId list, OrgId org) internal returns (PointsAccount storage account) {
        account = _accounts[list][org];
        if (account.joined) return account;
        uint64 welcome = _terms[list].welcome;
        (account.joined, account.points) = (true, welcome);
        emit Welcomed(list, org, welcome);
    }

    function _lock(ListId list, OrgId org) internal {
        PointsAccount storage account = _account(list, org);
        uint64 stake = _terms[list].stake;
        _requirePoints(list, org, account, stake);
        account.points -= stake;
        account.locked += stake;
    }

    function _unlock(ListId list, OrgId org) internal {
        _lose(list, org, org);
    }

    /// @dev What `loser` has locked once becomes free points of `winner`.
    function _lose(ListId list, OrgId loser, OrgId winner) internal {
        uint64 stake = _terms[list].stake;
        _account(list, loser).locked -= stake; // locked when the report, or the objection, was opened
        _account(list, winner).points += stake;
    }

    /// @dev As many reports as were paid before, in whichever epoch, are the same subjects under another key.
    function _rewardOf(ListId list, OrgId org, uint32 earned) internal view returns (uint64) {
        return earned < _accounts[list][org].rewarded ? 0 : _terms[list].reward;
    }

    /// @dev `earned` reports of the organisation earned in the epoch before this one.
    function _reward(ListId list, OrgId org, uint32 earned, uint64 reward) internal {
        PointsAccount storage account = _account(list, org);
        account.points += reward;
        if (earned == account.rewarded) account.rewarded = earned + 1;
    }

    function _requirePoints(ListId list, OrgId org, PointsAccount storage account, uint256 needs) private view {
        uint256 has = account.points;
        require(has >= needs, Watchlist_PointsMissing(list, org, has, needs));
    }
}
