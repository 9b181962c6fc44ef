// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ILossClaims} from "./ILossClaims.sol";
import {LossItem, LossNotice} from "./LossNotice.sol";
import {TreatiesState} from "./TreatiesState.sol";
import {LayerKind, Treaty} from "./Treaty.sol";
import {TreatyRules} from "./TreatyRules.sol";

/// @title NoticeRules
/// @notice Which losses can be advised under a treaty.
library NoticeRules {
    uint256 internal constant MAX_ITEMS = 64;

    /// @return amount What all losses cost.
    function requireSound(
        TreatiesState storage state,
        LossNotice calldata n,
        Treaty storage treaty
    ) internal view returns (uint64 amount) {
        uint256 count = n.items.length;
        bool surplus = state.layers[n.treaty][0].kind == LayerKind.Surplus;
        bytes32 field = 0;
        if (count == 0 || count > MAX_ITEMS || (surplus && count != 1)) field = "items";
        else if (n.keys.length != count) field = "keys";
        else if (n.inuring > count || (n.inuring != 0 && treaty.inuring.isNull())) field = "inuring";
        require(field == 0, ILossClaims.LossClaims_NoticeInvalid(field));
        uint256 sum = 0;
        for (uint256 i = 0; i < count; i++) {
            LossItem calldata item = n.items[i];
            bool sound = item.amount != 0 && item.happenedAt <= block.timestamp && item.attachedAt <= item.happenedAt;
            // Of a risk nothing is lost beyond what it is insured for.
            sound = sound && (surplus ? item.amount <= item.sumInsured : item.sumInsured == 0);
            require(sound, ILossClaims.LossClaims_NoticeInvalid("items"));
            uint48 counts = treaty.risksAttaching ? item.attachedAt : item.happenedAt;
            bool inside = counts >= treaty.inception && counts <= treaty.expiry;
            require(inside, ILossClaims.LossClaims_OutsideTerm(n.treaty, i));
            sum += item.amount;
        }
        require(sum <= TreatyRules.MAX_AMOUNT, ILossClaims.LossClaims_NoticeInvalid("items"));
        return uint64(sum); // 56 bits
    }
}
